package uy.ventanilla.contracts;

/** What sla-timer-service says on topic {@code timers}. */
public sealed interface TimerEvent extends Event
        permits DeadlineScheduled, DeadlineReached, TargetScheduled, TargetBreached {}
