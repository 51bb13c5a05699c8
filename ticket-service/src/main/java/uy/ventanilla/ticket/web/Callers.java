package uy.ventanilla.ticket.web;

import org.springframework.http.HttpStatus;
import uy.ventanilla.platform.web.Caller;
import uy.ventanilla.platform.web.Problem;
import uy.ventanilla.ticket.domain.Actor;
import uy.ventanilla.ticket.domain.PersonId;

/** Who a caller is to a ticket. */
final class Callers {
    private static final String READ = "tickets:read";

    private Callers() {}

    /** Anybody who may look: people, and programs with the scope for it. */
    static Actor actor(Caller caller) {
        if (caller.scopes().contains(READ)) {
            return new Actor.Machine(caller.name());
        }
        if (caller.is("agent") || caller.is("lead") || caller.is("admin")) {
            return agent(caller);
        }
        if (caller.is("customer")) {
            return new Actor.Customer(new PersonId(caller.person()), caller.name());
        }
        throw new Problem(HttpStatus.FORBIDDEN, "forbidden", "This needs a person or the scope " + READ + ".");
    }

    static Actor.Agent agent(Caller caller) {
        caller.mustBe("agent", "lead", "admin");
        return new Actor.Agent(new PersonId(caller.person()), caller.name(), caller.is("lead") || caller.is("admin"));
    }
}
