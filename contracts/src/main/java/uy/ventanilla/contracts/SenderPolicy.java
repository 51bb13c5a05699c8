package uy.ventanilla.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who may open tickets by mail: only people enabled beforehand (S3), or anybody, which creates an account (S35). */
public enum SenderPolicy {
    @JsonProperty("enabled")
    ENABLED,
    @JsonProperty("open")
    OPEN
}
