package uy.ventanilla.platform.messaging;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.platform.tenancy.TenantId;

/** An event as heard: its envelope, and its data on request. */
public record Incoming(
        UUID id,
        String type,
        TenantId tenant,
        String subject,
        long sequence,
        Instant time,
        String data,
        JsonMapper json) {
    /** The data as {@code shape}; unknown fields are ignored. Throws {@code JacksonException} where it does not fit. */
    public <T> T as(Class<T> shape) {
        return json.readValue(data, shape);
    }
}
