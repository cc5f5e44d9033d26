using Jint.Parser;

namespace CaseFlow.Workflows.Expressions.Sandbox;

/// <summary>What Elsa's scripts find besides the language, as far as it is written in JavaScript itself.</summary>
internal static class ScriptPrelude
{
    /// <summary>Where <see cref="ScriptFunctions"/> stand until this has run.</summary>
    public const string Native = "$native";

    private const string Source =
        """
        (function (global) {
          var native = global.$native, parse = JSON.parse, Instant = Date;
          delete global.$native;
          delete global.eval;
          delete global.Function;
          ({}).constructor.constructor.prototype.constructor = null;

          JSON.parse = function (text) { if (native.isTooDeep(String(text))) throw new RangeError('nesting'); return parse(text); };

          // The case clock's time, so that a script sees the same day as deadlines and timers.
          function CaseDate(year, month, day, hours, minutes, seconds, ms) {
            if (!(this instanceof CaseDate)) return new Instant(native.now()).toString();
            switch (arguments.length) {
              case 0: return new Instant(native.now());
              case 1: return new Instant(year);
              case 2: return new Instant(year, month);
              case 3: return new Instant(year, month, day);
              case 4: return new Instant(year, month, day, hours);
              case 5: return new Instant(year, month, day, hours, minutes);
              case 6: return new Instant(year, month, day, hours, minutes, seconds);
              default: return new Instant(year, month, day, hours, minutes, seconds, ms);
            }
          }
          CaseDate.prototype = Instant.prototype;
          CaseDate.prototype.constructor = CaseDate;
          CaseDate.now = native.now;
          CaseDate.UTC = Instant.UTC;
          CaseDate.parse = Instant.parse;
          global.Date = CaseDate;

          // The .NET types that Elsa shows its scripts: instants are dates, spans and ids are text here.
          function clock() {
            var type = { Parse: function (text) { return new CaseDate(text); } };
            ['Now', 'UtcNow'].forEach(function (name) {
              Object.defineProperty(type, name, { enumerable: true, get: function () { return new CaseDate(); } });
            });
            return type;
          }
          global.DateTime = clock();
          global.DateTimeOffset = clock();
          global.TimeSpan = {
            FromDays: function (n) { return native.span(n * 86400000); },
            FromHours: function (n) { return native.span(n * 3600000); },
            FromMinutes: function (n) { return native.span(n * 60000); },
            FromSeconds: function (n) { return native.span(n * 1000); },
            FromMilliseconds: function (n) { return native.span(n); },
            Parse: native.parseSpan,
            Zero: '00:00:00'
          };
          global.Guid = { NewGuid: native.newGuid, Parse: native.parseGuid, Empty: '00000000-0000-0000-0000-000000000000' };

          global.isNullOrWhiteSpace = function (text) { return text === null || text === undefined || !/\S/.test(text); };
          global.isNullOrEmpty = function (text) { return text === null || text === undefined || text === ''; };
          global.toJson = native.toJson;
          global.parseJson = function (text) { return JSON.parse(text); };
          global.parseGuid = native.parseGuid;
          global.newGuid = global.newGuidString = global.getGuid = global.getGuidString = native.newGuid;
          global.newShortGuid = global.getShortGuid = native.newShortGuid;
          global.stringToBase64 = native.stringToBase64;
          global.stringFromBase64 = native.stringFromBase64;
          global.bytesToString = native.bytesToString;
          global.bytesFromString = native.bytesFromString;
          global.bytesToBase64 = native.bytesToBase64;
          global.bytesFromBase64 = native.bytesFromBase64;
        })(this);
        """;

    /// <summary>Parsed once: the tree is read-only.</summary>
    public static Jint.Parser.Ast.Program Program { get; } = new JavaScriptParser().Parse(Source);
}
