package uy.ventanilla.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The door a request or message came through. */
public enum Channel {
    @JsonProperty("portal")
    PORTAL,
    @JsonProperty("mail")
    MAIL,
    @JsonProperty("phone")
    PHONE,
    @JsonProperty("chat")
    CHAT,
    @JsonProperty("api")
    API
}
