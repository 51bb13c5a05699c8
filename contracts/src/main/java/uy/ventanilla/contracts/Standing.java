package uy.ventanilla.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a tenant is served. A suspended one stands still and can go on; an erased one never was. */
public enum Standing {
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("suspended")
    SUSPENDED,
    @JsonProperty("erased")
    ERASED
}
