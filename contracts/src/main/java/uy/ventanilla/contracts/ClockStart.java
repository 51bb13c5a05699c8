package uy.ventanilla.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a deadline starts to count: when the state was entered, or when the mail that announced it was sent (S49). */
public enum ClockStart {
    @JsonProperty("state")
    STATE,
    @JsonProperty("mail")
    MAIL
}
