using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests.Designer;

/// <summary>The canvas: what is too far away is drawn near, ports are joined and lines taken away, all with the mouse.</summary>
internal sealed partial class Studio
{
    private ILocator Graph => Page.Locator(".x6-graph").First;

    public ILocator Node(string id) => Page.Locator($".x6-node[data-cell-id='{id}']");

    public ILocator Node(string id, string text) => Page.Locator($".x6-node[data-cell-id='{id}']", new() { HasText = text });

    public ILocator Port(string id, string port) => Node(id).Locator($".x6-port-body[port='{port}'] .elsa-designer-port-circle");

    /// <summary>Of a large drawing only what is in view is there: shows much of it, draws the activity into view and goes near again.</summary>
    public async Task ApproachAsync(string id)
    {
        await Page.EvaluateAsync(
            """
            () => {
              const canvas = document.querySelector('.x6-graph').getBoundingClientRect();
              const tools = [...document.querySelectorAll('button.mud-icon-button')].filter(button => {
                const { x, y } = button.getBoundingClientRect();
                return x > canvas.left && x < canvas.right && y < canvas.top + 100;
              });
              tools[0].click(); // shows as much as it can
            }
            """);
        await Node(id).WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await PanToAsync(id, 0.2, 0.4);
        var at = (await Node(id).BoundingBoxAsync())!;
        await Page.Mouse.MoveAsync(at.X + (at.Width / 2), at.Y + (at.Height / 2));
        await Page.Keyboard.DownAsync("Control");
        for (var i = 0; i < 40 && await ScaleAsync() < 0.95; i++)
        {
            await Page.Mouse.WheelAsync(0, -100);
            await Page.WaitForTimeoutAsync(60);
        }

        await Page.Keyboard.UpAsync("Control");
        await PanToAsync(id);
    }

    private Task<double> ScaleAsync() => Page.EvaluateAsync<double>(
        "() => Number(/matrix\\(([\\d.]+)/.exec(document.querySelector('.x6-graph-svg-viewport').getAttribute('transform') ?? '')?.[1] ?? 1)");

    /// <summary>Drags the canvas until the activity stands at this part of its width and height.</summary>
    public async Task PanToAsync(string id, double x = 0.3, double y = 0.35)
    {
        for (var i = 0; i < 20; i++)
        {
            var box = await BoxAsync();
            var at = (await Node(id).BoundingBoxAsync())!;
            var (dx, dy) = (box.X + (box.Width * x) - at.X, box.Y + (box.Height * y) - at.Y);
            if (Math.Abs(dx) < 20 && Math.Abs(dy) < 20) return;

            var from = await EmptySpotAsync();
            var toX = Math.Clamp(from.X + dx, box.X + 5, box.X + box.Width - 5);
            var toY = Math.Clamp(from.Y + dy, box.Y + 5, box.Y + box.Height - 5);
            await DragAsync(from.X, from.Y, (float)toX, (float)toY);
        }

        throw new TimeoutException($"{id} does not come into view.");
    }

    /// <summary>Draws a line from a port to the next activity's entry.</summary>
    public async Task ConnectAsync(string from, string port, string to)
    {
        await LeaveAsync();
        var start = (await Port(from, port).BoundingBoxAsync())!;
        var end = (await Port(to, "In").BoundingBoxAsync())!;
        // A little to the left of its middle: lines that leave the port already lie over the rest of it.
        await DragAsync(start.X + (start.Width / 2) - 8, start.Y + (start.Height / 2), end.X + (end.Width / 2), end.Y + (end.Height / 2));
        await SettleAsync();
    }

    /// <summary>Picks the line between two ports and deletes it.</summary>
    public async Task DisconnectAsync(string from, string port, string to)
    {
        await LeaveAsync();
        var spot = await Page.EvaluateAsync<float[]?>(
            """
            ([from, port, to]) => {
              const middle = (id, port) => {
                const box = document.querySelector(`.x6-node[data-cell-id="${id}"] .x6-port-body[port="${port}"] .elsa-designer-port-circle`).getBoundingClientRect();
                return [box.x + box.width / 2, box.y + box.height / 2];
              };
              const [ax, ay] = middle(from, port), [bx, by] = middle(to, 'In');
              const canvas = document.querySelector('.x6-graph').getBoundingClientRect();
              for (const line of document.querySelectorAll('.x6-edge')) {
                const path = line.querySelector('path'), place = path.getScreenCTM(), length = path.getTotalLength();
                const at = part => path.getPointAtLength(length * part).matrixTransform(place);
                const [first, last] = [at(0), at(1)];
                if (Math.hypot(first.x - ax, first.y - ay) > 10 || Math.hypot(last.x - bx, last.y - by) > 30) continue;
                for (let part = 0.02; part < 1; part += 0.02) {
                  const { x, y } = at(part);
                  if (x > canvas.left && x < canvas.right && y > canvas.top + 70 && y < canvas.bottom && document.elementFromPoint(x, y)?.closest('.x6-edge') === line) return [x, y];
                }
              }
              return null;
            }
            """,
            new[] { from, port, to });
        spot.Should().NotBeNull($"a line leads from {from} {port} to {to} and can be picked");
        await Page.Mouse.ClickAsync(spot![0], spot[1]);
        await Page.WaitForTimeoutAsync(300);
        await Page.Keyboard.PressAsync("Delete");
        await SettleAsync();
    }

    /// <summary>Picks nothing: the frame around a picked activity lies over its ports.</summary>
    public async Task LeaveAsync()
    {
        var spot = await EmptySpotAsync();
        await Page.Mouse.ClickAsync(spot.X, spot.Y);
        await SettleAsync();
    }

    public async Task PickAsync(string id)
    {
        await Node(id).ClickAsync();
        await SettleAsync();
    }

    /// <summary>Whichever activity stands in view.</summary>
    public async Task PickAnyAsync(bool rests = true)
    {
        var spot = await Page.EvaluateAsync<float[]?>(
            """
            () => {
              for (const node of document.querySelectorAll('.x6-node')) {
                const box = node.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
                if (document.elementFromPoint(x, y)?.closest('.x6-node') === node) return [x, y];
              }
              return null;
            }
            """);
        spot.Should().NotBeNull("some activity is in view");
        await Page.Mouse.ClickAsync(spot![0], spot[1]);
        await SettleAsync(rests);
    }

    private async Task DragAsync(float fromX, float fromY, float toX, float toY)
    {
        const int steps = 10;
        await Page.Mouse.MoveAsync(fromX, fromY);
        await Page.WaitForTimeoutAsync(150);
        await Page.Mouse.DownAsync();
        for (var i = 1; i <= steps; i++)
        {
            await Page.Mouse.MoveAsync(fromX + ((toX - fromX) * i / steps), fromY + ((toY - fromY) * i / steps));
            await Page.WaitForTimeoutAsync(30);
        }

        await Page.WaitForTimeoutAsync(200);
        await Page.Mouse.UpAsync();
        await Page.WaitForTimeoutAsync(200);
    }

    private async Task<LocatorBoundingBoxResult> BoxAsync() => (await Graph.BoundingBoxAsync())!;

    private async Task<(float X, float Y)> EmptySpotAsync()
    {
        var spot = await Page.EvaluateAsync<float[]?>(
            """
            () => {
              const box = document.querySelector('.x6-graph').getBoundingClientRect();
              const empty = (x, y) => { const there = document.elementFromPoint(x, y); return there?.closest('.x6-graph') && !there.closest('.x6-cell, .x6-widget-selection-box'); };
              for (let y = box.bottom - 30; y > box.top + 80; y -= 20)
                for (let x = box.left + 40; x < box.right - 40; x += 20)
                  if ([[0, 0], [-15, 0], [15, 0], [0, -15], [0, 15]].every(([dx, dy]) => empty(x + dx, y + dy))) return [x, y];
              return null;
            }
            """);
        spot.Should().NotBeNull("the canvas has an empty spot");
        return (spot![0], spot[1]);
    }
}
