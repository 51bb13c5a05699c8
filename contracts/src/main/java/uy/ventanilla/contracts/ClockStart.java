package uy.ventanilla.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where a deadline starts to count: when the state was entered; when the mail that announced it was sent (S49); at an agent's
 * message as long as the customer says nothing (reading 5 of S72); at the last message of anybody.
 */
public enum ClockStart {
    @JsonProperty("state")
    STATE,
    @JsonProperty("mail")
    MAIL,
    @JsonProperty("agent-message")
    AGENT_MESSAGE,
    @JsonProperty("any-message")
    ANY_MESSAGE
}
