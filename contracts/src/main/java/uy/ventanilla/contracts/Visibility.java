package uy.ventanilla.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who may read a message: everybody on the ticket, or only the tenant's own staff. */
public enum Visibility {
    @JsonProperty("public")
    PUBLIC,
    @JsonProperty("internal")
    INTERNAL
}
