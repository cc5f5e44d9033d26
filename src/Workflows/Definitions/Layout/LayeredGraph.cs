namespace CaseFlow.Workflows.Definitions.Layout;

/// <summary>A graph in layers from left to right: every edge that does not return goes at least one layer on, and an edge that goes further has a place of its own
/// in each layer between, so that it crosses no node.</summary>
internal sealed class LayeredGraph
{
    private const int Sweeps = 24;

    /// <summary>Layers that an edge spans.</summary>
    private const int LongFrom = 2;

    private readonly List<Place> places = [];
    private readonly List<List<Place>> layers = [];
    private readonly List<List<Place>> lanes = [];
    private readonly Dictionary<(Place? From, Place To, int Layer), Place> shared = [];

    /// <param name="heights">Of each node, with the space below it.</param>
    /// <param name="edges">From and to, by number, in the order of the ports they leave by; one of them at <paramref name="start"/> begins.</param>
    /// <param name="start">Where the graph begins.</param>
    public LayeredGraph(IReadOnlyList<double> heights, IReadOnlyList<(int From, int To)> edges, int start)
    {
        Returns = Returning(heights.Count, edges, start);
        var layerOf = Layer(heights.Count, edges, start);
        for (var node = 0; node < heights.Count; node++) places.Add(new(node, layerOf[node], heights[node]));
        for (var e = 0; e < edges.Count; e++)
        {
            lanes.Add(Returns[e] ? [] : Lay(places[edges[e].From], places[edges[e].To]));
        }

        MarkSpine(places[start]);

        for (var layer = 0; layer <= places.Max(p => p.Layer); layer++) layers.Add([.. places.Where(p => p.Layer == layer)]);
        Order();
        Space();
    }

    /// <summary>Which edges go back.</summary>
    public IReadOnlyList<bool> Returns { get; }

    public int LayerOf(int node) => places[node].Layer;

    /// <summary>The middle of a node, from the top.</summary>
    public double MiddleOf(int node) => places[node].Middle;

    /// <summary>Where an edge passes the layers between its ends, from the top.</summary>
    public IEnumerable<(int Layer, double Middle)> WayOf(int edge) => lanes[edge].Select(l => (l.Layer, l.Middle));

    private static bool[] Returning(int count, IReadOnlyList<(int From, int To)> edges, int start)
    {
        var returns = new bool[edges.Count];
        var state = new int[count]; // 1 on the way, 2 left behind
        void Visit(int node)
        {
            state[node] = 1;
            for (var e = 0; e < edges.Count; e++)
            {
                if (edges[e].From != node) continue;
                if (state[edges[e].To] == 1) returns[e] = true;
                else if (state[edges[e].To] == 0) Visit(edges[e].To);
            }

            state[node] = 2;
        }

        Visit(start);
        for (var node = 0; node < count; node++)
        {
            if (state[node] == 0) Visit(node);
        }

        return returns;
    }

    private int[] Layer(int count, IReadOnlyList<(int From, int To)> edges, int start)
    {
        var layer = new int[count];
        for (var turn = 0; turn < count; turn++)
        {
            var moved = false;
            for (var e = 0; e < edges.Count; e++)
            {
                var (from, to) = edges[e];
                if (Returns[e] || layer[to] > layer[from]) continue;
                layer[to] = layer[from] + 1;
                moved = true;
            }

            if (!moved) break;
        }

        // What nothing leads to stands before what it leads to, not at the very left.
        for (var node = 0; node < count; node++)
        {
            var next = Enumerable.Range(0, edges.Count).Where(e => !Returns[e] && edges[e].From == node).Select(e => layer[edges[e].To]).ToList();
            if (node != start && next.Count > 0 && Enumerable.Range(0, edges.Count).All(e => Returns[e] || edges[e].To != node)) layer[node] = next.Min() - 1;
        }

        return layer;
    }

    /// <summary>The longest way through is to be a straight line.</summary>
    private void MarkSpine(Place start)
    {
        var lengths = new Dictionary<Place, int>();
        foreach (var place in places.OrderByDescending(p => p.Layer)) lengths[place] = (place.IsLane ? 0 : 1) + place.Next.Select(n => lengths[n]).DefaultIfEmpty(0).Max();
        for (var at = start; at is not null; at = at.Next.MaxBy(n => lengths[n])) at.IsOnSpine = true;
    }

    private List<Place> Lay(Place from, Place to)
    {
        List<Place> way = [];
        var at = from;
        for (var layer = from.Layer + 1; layer < to.Layer; layer++)
        {
            var lane = LaneAt(layer, to.Layer - from.Layer > LongFrom ? null : from, to);
            Join(at, lane);
            way.Add(at = lane);
        }

        Join(at, to);
        return way;
    }

    /// <summary>Edges between the same two, and long edges (from null) to one place, go along one lane.</summary>
    private Place LaneAt(int layer, Place? from, Place to)
    {
        if (shared.TryGetValue((from, to, layer), out var known)) return known;
        var lane = shared[(from, to, layer)] = new(-1, layer, LaneHeight);
        places.Add(lane);
        return lane;
    }

    /// <summary>Lanes that run along the upper or lower edge run straight.</summary>
    private void Straighten()
    {
        foreach (var way in shared.GroupBy(l => (l.Key.From, l.Key.To), l => l.Value).Select(w => w.ToList()))
        {
            var isLowest = way.TrueForAll(l => l.Index == layers[l.Layer].Count - 1);
            if (!isLowest && !way.TrueForAll(l => l.Index == 0)) continue;
            var level = isLowest ? way.Max(l => l.Middle) : way.Min(l => l.Middle);
            foreach (var lane in way) lane.Middle = level;
        }
    }

    /// <summary>What an edge needs where it passes.</summary>
    private const double LaneHeight = 44;

    private static void Join(Place from, Place to)
    {
        if (from.Next.Contains(to)) return;
        to.Ranks.Add(from.Next.Count);
        from.Next.Add(to);
        to.Before.Add(from);
    }

    private void Order()
    {
        foreach (var layer in layers) Number(layer);
        var best = layers.Select(l => l.ToList()).ToList();
        var fewest = Crossings();
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            var forward = sweep % 2 == 0;
            foreach (var layer in forward ? layers.Skip(1) : Enumerable.Reverse(layers).Skip(1))
            {
                var ordered = layer.OrderBy(p => forward ? p.CentreBefore() : p.CentreNext()).ToList();
                layer.Clear();
                layer.AddRange(ordered);
                Number(layer);
            }

            Swap();
            if (Crossings() is var now && now < fewest) (fewest, best) = (now, layers.Select(l => l.ToList()).ToList());
        }

        for (var i = 0; i < layers.Count; i++)
        {
            layers[i].Clear();
            layers[i].AddRange(best[i]);
            Number(layers[i]);
        }
    }

    /// <summary>Neighbours change places where that uncrosses edges.</summary>
    private void Swap()
    {
        foreach (var layer in layers)
        {
            for (var i = 0; i + 1 < layer.Count; i++)
            {
                var (upper, lower) = (layer[i], layer[i + 1]);
                if (Crossed(upper.Before, lower.Before) + Crossed(upper.Next, lower.Next) == 0 && !upper.Before.Intersect(lower.Before).Any()) continue;
                var before = Crossings();
                (layer[i], layer[i + 1]) = (lower, upper);
                Number(layer);
                if (Crossings() < before) continue;
                (layer[i], layer[i + 1]) = (upper, lower);
                Number(layer);
            }
        }
    }

    private static int Crossed(List<Place> upper, List<Place> lower) => upper.Sum(u => lower.Count(l => l.Index < u.Index));

    private int Crossings()
    {
        var crossings = 0;
        foreach (var layer in layers)
        {
            for (var i = 0; i < layer.Count; i++)
            {
                crossings += layer[i].Twisted();
                for (var j = i + 1; j < layer.Count; j++) crossings += Crossed(layer[i].Next, layer[j].Next);
            }
        }

        return crossings;
    }

    private static void Number(List<Place> layer)
    {
        for (var i = 0; i < layer.Count; i++) layer[i].Index = i;
    }

    /// <summary>Everything goes as near to its neighbours' height as the others in its layer let it; a long edge stays level.</summary>
    private void Space()
    {
        foreach (var layer in layers)
        {
            var top = 0.0;
            foreach (var place in layer)
            {
                place.Middle = top + (place.Height / 2);
                top += place.Height;
            }
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var layer in sweep % 2 == 0 ? layers.AsEnumerable() : Enumerable.Reverse(layers))
            {
                var wanted = layer.ConvertAll(p => Level(p, sweep));
                Settle(layer, wanted);
            }
        }

        Straighten();
        var highest = places.Min(p => p.Middle - (p.Height / 2));
        foreach (var place in places) place.Middle -= highest;
    }

    private static double Level(Place place, int sweep)
    {
        if (place.IsOnSpine) return 0;
        List<Place> near = sweep >= Sweeps / 2 ? [.. place.Before, .. place.Next] : sweep % 2 == 0 ? place.Before : place.Next;
        if (near.Count == 0) return place.Middle;
        var weights = near.ConvertAll(n => place.IsLane && n.IsLane ? 8.0 : 1.0);
        return near.Zip(weights, (n, w) => n.Middle * w).Sum() / weights.Sum();
    }

    /// <summary>Places of a layer as near to where they want to be as their order and heights allow: overlapping ones form a block around their mean, and the
    /// straight line gives way to nothing.</summary>
    private static void Settle(List<Place> layer, List<double> wanted)
    {
        var blocks = new List<Block>();
        for (var i = 0; i < layer.Count; i++)
        {
            var block = new Block(layer[i], wanted[i]);
            while (blocks.Count > 0 && blocks[^1].Bottom > block.Top)
            {
                block = blocks[^1].Over(block);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        foreach (var block in blocks) block.Place();
    }

    /// <param name="Pull">Where its top wants to be, by weight.</param>
    /// <param name="Members">With their middles from its top.</param>
    private sealed record Block(double Pull, double Weight, double Height, IReadOnlyList<(Place Place, double Middle)> Members)
    {
        private const double Unmoved = 10_000;

        public Block(Place place, double wanted)
            : this((wanted - (place.Height / 2)) * WeightOf(place), WeightOf(place), place.Height, [(place, place.Height / 2)])
        {
        }

        public double Top => Pull / Weight;

        public double Bottom => Top + Height;

        public Block Over(Block below) => new(
            Pull + below.Pull - (Height * below.Weight),
            Weight + below.Weight,
            Height + below.Height,
            [.. Members, .. below.Members.Select(m => (m.Place, m.Middle + Height))]);

        public void Place()
        {
            foreach (var (place, middle) in Members) place.Middle = Top + middle;
        }

        private static double WeightOf(Place place) => place.IsOnSpine ? Unmoved : 1;
    }

    /// <summary>A node, or where an edge passes a layer.</summary>
    private sealed class Place(int node, int layer, double height)
    {
        public bool IsLane { get; } = node < 0;

        public int Layer { get; } = layer;

        public double Height { get; } = height;

        public int Index { get; set; }

        public double Middle { get; set; }

        public bool IsOnSpine { get; set; }

        /// <summary>Of each place before it the how many-eth this is to leave it.</summary>
        public List<int> Ranks { get; } = [];

        public List<Place> Before { get; } = [];

        public List<Place> Next { get; } = [];

        public double CentreBefore() => Before.Count == 0 ? Index : Before.Select((b, i) => b.Index + (Ranks[i] / (b.Next.Count + 1.0))).Average();

        public double CentreNext() => Next.Count == 0 ? Index : Next.Average(n => (double)n.Index);

        /// <summary>Pairs of its own edges that cross, because their ports stand the other way round.</summary>
        public int Twisted() => Next.Select((n, i) => Next.Skip(i + 1).Count(later => later.Index < n.Index)).Sum();
    }
}
