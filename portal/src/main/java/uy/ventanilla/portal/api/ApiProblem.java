package uy.ventanilla.portal.api;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A refusal of the public API (RFC 9457), or its silence as status 503.
 *
 * @see #code() the last part of the problem's type, such as {@code ticket-closed}
 */
public final class ApiProblem extends RuntimeException {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int status;
    private final String code;
    private final transient List<Wrong> errors;

    /** One wrong field; {@code pointer} as the API writes it, such as {@code /fields/marca}. */
    public record Wrong(String pointer, String detail) {
        /** The field's own name: the pointer's last part. */
        public String field() {
            return pointer.substring(pointer.lastIndexOf('/') + 1);
        }
    }

    private record Body(
            @Nullable String type,
            @Nullable String detail,
            @Nullable List<Wrong> errors) {}

    public ApiProblem(int status, String code, String detail, List<Wrong> errors) {
        super(detail);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    public static ApiProblem away(Throwable cause) {
        var problem = new ApiProblem(503, "unavailable", "", List.of());
        problem.initCause(cause);
        return problem;
    }

    /** Reads an error answer; one that is no problem document still becomes a problem. */
    static ApiProblem read(int status, byte[] body) {
        try {
            var read = JSON.readValue(body, Body.class);
            var type = read == null || read.type == null ? "" : read.type;
            var detail = read == null || read.detail == null ? "" : read.detail;
            var errors = read == null || read.errors == null
                    ? Stream.<Wrong>of()
                    : read.errors.stream().filter(wrong -> wrong.pointer != null && wrong.detail != null);
            return new ApiProblem(status, type.substring(lastBreak(type) + 1), detail, errors.toList());
        } catch (JacksonException e) {
            return new ApiProblem(status, "", "", List.of());
        }
    }

    private static int lastBreak(String type) {
        return Math.max(type.lastIndexOf(':'), type.lastIndexOf('/'));
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        var message = getMessage();
        return message == null ? "" : message;
    }

    public List<Wrong> errors() {
        return errors;
    }
}
