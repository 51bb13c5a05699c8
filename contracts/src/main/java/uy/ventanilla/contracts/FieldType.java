package uy.ventanilla.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a form field holds. {@code several} is any number of its options; {@code date} is a day without a time. */
public enum FieldType {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("long-text")
    LONG_TEXT,
    @JsonProperty("choice")
    CHOICE,
    @JsonProperty("several")
    SEVERAL,
    @JsonProperty("number")
    NUMBER,
    @JsonProperty("money")
    MONEY,
    @JsonProperty("date")
    DATE,
    @JsonProperty("yes-no")
    YES_NO
}
