package uy.ventanilla.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a form field holds. */
public enum FieldType {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("choice")
    CHOICE
}
