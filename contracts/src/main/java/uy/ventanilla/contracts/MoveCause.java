package uy.ventanilla.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a ticket changed its state: somebody moved it, a message did, an assignment did, or a deadline was reached. */
public enum MoveCause {
    @JsonProperty("transition")
    TRANSITION,
    @JsonProperty("message")
    MESSAGE,
    @JsonProperty("assignment")
    ASSIGNMENT,
    @JsonProperty("deadline")
    DEADLINE
}
