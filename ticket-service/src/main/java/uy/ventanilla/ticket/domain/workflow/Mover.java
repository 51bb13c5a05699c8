package uy.ventanilla.ticket.domain.workflow;

/** Who may make a transition. A lead may where the assignee may. */
public enum Mover {
    CUSTOMER,
    AGENT,
    ASSIGNEE,
    LEAD
}
