using Jint.Parser;

namespace CaseFlow.Workflows.Expressions;

/// <summary>Elsa's accessors, written in JavaScript over the request's JSON, so that no host object is within a script's reach.</summary>
internal static class ScriptPrelude
{
    private const string Source =
        """
        var $state = JSON.parse($json), variables = $state.variables || {}, $before = {}, $outcomes = null;
        (function (global) {
          function pascal(name) { return name.charAt(0).toUpperCase() + name.substring(1); }
          function define(name, value) { global[name] = value; }
          var tooDeep = $deep, parse = JSON.parse, input = $state.input || {}, outputs = $state.outputs || {}, touched = {};
          delete global.$json; delete global.$deep; delete global.eval; delete global.Function;
          ({}).constructor.constructor.prototype.constructor = null;
          JSON.parse = function (text) { if (tooDeep(String(text))) throw new RangeError('nesting'); return parse(text); };
          Object.keys(input).forEach(function (name) { define('get' + pascal(name), function () { return input[name]; }); });
          Object.keys(variables).forEach(function (name) {
            $before[name] = JSON.stringify(variables[name]);
            define('get' + pascal(name), function () { return variables[name]; });
            define('set' + pascal(name), function (value) { variables[name] = value; touched[name] = true; });
          });
          define('getVariable', function (name) { return variables.hasOwnProperty(name) ? variables[name] : null; });
          define('setVariable', function (name, value) { variables[name] = value; touched[name] = true; });
          define('getInput', function (name) { return input.hasOwnProperty(name) ? input[name] : null; });
          define('getOutputFrom', function (activity, name) {
            var found = outputs[activity];
            if (!found) return null;
            var value = found[name || 'Result'];
            return value === undefined ? null : value;
          });
          Object.keys(outputs).forEach(function (activity) {
            Object.keys(outputs[activity]).forEach(function (name) {
              define('get' + pascal(name) + 'From' + pascal(activity), function () { return outputs[activity][name]; });
            });
          });
          define('getLastResult', function () { return $state.lastResult === undefined ? null : $state.lastResult; });
          define('getCorrelationId', function () { return $state.correlationId; });
          define('getWorkflowInstanceId', function () { return $state.instanceId; });
          define('getWorkflowInstanceName', function () { return $state.instanceName; });
          define('setOutcome', function (name) { $outcomes = [String(name)]; });
          define('setOutcomes', function (names) { $outcomes = names.map(String); });
          define('toJson', function (value) { return JSON.stringify(value); });
          define('parseJson', function (text) { return JSON.parse(text); });
          define('isNullOrWhiteSpace', function (text) { return text === null || text === undefined || !/\S/.test(text); });
          define('isNullOrEmpty', function (text) { return text === null || text === undefined || text === ''; });
          define('$named', function () { return $outcomes; });
          define('$changed', function () {
            var changed = {}, any = false;
            Object.keys(variables).forEach(function (name) {
              if (!touched[name] && JSON.stringify(variables[name]) === $before[name]) return;
              changed[name] = variables[name] === undefined ? null : variables[name];
              any = true;
            });
            return any ? changed : null;
          });
        })(this);
        """;

    /// <summary>Parsed once: the tree is read-only.</summary>
    public static Jint.Parser.Ast.Program Program { get; } = new JavaScriptParser().Parse(Source);
}
