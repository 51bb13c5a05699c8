package uy.ventanilla.platform.web;

import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * A refusal on its way to the person who asked: rendered as a problem (RFC 9457) whose {@code type} ends in {@code code},
 * whose {@code detail} says what to do, and whose further members are {@code more}.
 */
public final class Problem extends RuntimeException {
    private final HttpStatus status;
    private final String code;
    private final transient Map<String, Object> more;

    public Problem(HttpStatus status, String code, String detail) {
        this(status, code, detail, Map.of());
    }

    public Problem(HttpStatus status, String code, String detail, Map<String, Object> more) {
        super(detail);
        this.status = status;
        this.code = code;
        this.more = more;
    }

    public static Problem notFound(String detail) {
        return new Problem(HttpStatus.NOT_FOUND, "not-found", detail);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> more() {
        return more;
    }
}
