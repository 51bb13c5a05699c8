package uy.ventanilla.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a person is to a tenant. A lead is an agent who may act on others' tickets; an admin also changes the directory. */
public enum Role {
    @JsonProperty("customer")
    CUSTOMER,
    @JsonProperty("agent")
    AGENT,
    @JsonProperty("lead")
    LEAD,
    @JsonProperty("admin")
    ADMIN
}
