package uy.ventanilla.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who did something: a customer, one of the tenant's staff, or the platform itself (a deadline). */
public enum ActorKind {
    @JsonProperty("customer")
    CUSTOMER,
    @JsonProperty("agent")
    AGENT,
    @JsonProperty("system")
    SYSTEM
}
