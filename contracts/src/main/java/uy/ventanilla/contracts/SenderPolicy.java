package uy.ventanilla.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Who may open tickets by mail: only people enabled beforehand (S3), anybody, which creates an account (S35), or nobody: the
 * mailbox takes answers to its own mails only.
 */
public enum SenderPolicy {
    @JsonProperty("enabled")
    ENABLED,
    @JsonProperty("open")
    OPEN,
    @JsonProperty("nobody")
    NOBODY
}
