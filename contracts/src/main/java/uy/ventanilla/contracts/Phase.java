package uy.ventanilla.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The platform's own phase under every tenant's state; exhaustive. */
public enum Phase {
    @JsonProperty("new")
    NEW,
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("resolved")
    RESOLVED,
    @JsonProperty("closed")
    CLOSED
}
