namespace CaseFlow.Domain.Detection;

/// <summary>How bad a rule hit is, in rising order: Grey marks, Yellow opens a service-gap task, Orange and Red open a case.</summary>
public enum Severity
{
    Grey,
    Yellow,
    Orange,
    Red,
}
