package uy.ventanilla.gateway.problems;

import org.springframework.http.HttpStatus;

/** The gateway's own no: answered as a problem whose {@code type} ends in {@code code} and whose detail says what to do. */
public final class Refusal extends RuntimeException {
    private final HttpStatus status;
    private final String code;

    public Refusal(HttpStatus status, String code, String detail) {
        super(detail, null, false, false); // an answer, not a fault: nobody reads its stack
        this.status = status;
        this.code = code;
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
