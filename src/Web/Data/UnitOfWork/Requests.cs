using CaseFlow.Domain.Common;
using MediatR;

namespace CaseFlow.Web.Data.UnitOfWork;

/// <summary>A request that writes. Sent from outside it is one database transaction; sent from inside a command it joins the open one.
/// Its handler never saves, and may be run again from scratch when locks conflict.</summary>
public interface ICommand<out TResponse> : IRequest<TResponse>;

/// <summary>A request that only reads, within the caller's scope.</summary>
public interface IQuery<out TResponse> : IRequest<TResponse>;

/// <summary>How an aggregate's event reaches its listeners: within the command, before it is saved.</summary>
public sealed record Happened<TEvent>(TEvent Event) : INotification
    where TEvent : IDomainEvent;
