package uy.ventanilla.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every error body of a service, in one shape (RFC 9457): from controllers, from Spring itself, from the security filters,
 * and for paths nobody serves. {@code type} is {@code urn:ventanilla:problem:<code>}; codes are stable.
 */
@RestControllerAdvice
public class Problems extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    /** character_not_in_repertoire and untranslatable_character of PostgreSQL. */
    private static final Set<String> UNSTORABLE = Set.of("22021", "22P05");

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Problem refusal) {
        var body = body(refusal.status(), refusal.code(), refusal.getMessage());
        refusal.more().forEach(body::setProperty);
        return answer(body);
    }

    @ExceptionHandler
    ResponseEntity<Object> denied(AccessDeniedException e) {
        return answer(body(HttpStatus.FORBIDDEN, "forbidden", "Your token does not allow this."));
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    ResponseEntity<Object> away(Exception e) {
        log.warn("the database is away", e);
        return answer(body(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "Try again in a few seconds."));
    }

    /** A parameter whose percent-encoding is none, or stands for no UTF-8. */
    @ExceptionHandler
    ResponseEntity<Object> unreadable(InvalidParameterException e) {
        return answer(body(HttpStatus.BAD_REQUEST, "bad-request", "Encode parameters as UTF-8 with percent signs."));
    }

    /** Any text may hold a NUL or half a character but PostgreSQL's; to say so here is to say so for all of them. */
    @ExceptionHandler
    ResponseEntity<Object> unstorable(DataIntegrityViolationException e) {
        return e.getMostSpecificCause() instanceof SQLException sql && UNSTORABLE.contains(sql.getSQLState())
                ? answer(body(
                        HttpStatus.BAD_REQUEST,
                        "bad-character",
                        "Send text of Unicode characters, without NUL (U+0000)."))
                : surprise(e);
    }

    @ExceptionHandler
    ResponseEntity<Object> surprise(Exception e) {
        log.error("a request failed in a way nobody planned for", e);
        return answer(
                body(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "Something broke on our side and has been logged."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var body = body(HttpStatus.BAD_REQUEST, "invalid", "Correct the fields named in errors.");
        body.setProperty(
                "errors",
                e.getBindingResult().getFieldErrors().stream()
                        .map(error -> Map.of(
                                "pointer",
                                "/" + error.getField().replace('.', '/'),
                                "detail",
                                String.valueOf(error.getDefaultMessage())))
                        .toList());
        return answer(body);
    }

    /** Which field of a body is not of the type that the reference shows, or where the body stops being JSON. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (e.getCause() instanceof DatabindException fault && !fault.getPath().isEmpty()) {
            var body = body(HttpStatus.BAD_REQUEST, "invalid", "Correct the fields named in errors.");
            body.setProperty(
                    "errors",
                    List.of(Map.of(
                            "pointer",
                            pointer(fault.getPath()),
                            "detail",
                            "Write it as the reference shows it; it is no such value.")));
            return answer(body);
        }
        var at = e.getCause() instanceof StreamReadException broken ? broken.getLocation() : null;
        var where =
                at == null || at.getLineNr() < 1 ? "" : ": see line " + at.getLineNr() + ", column " + at.getColumnNr();
        return answer(body(
                HttpStatus.BAD_REQUEST,
                "bad-request",
                "Send a document in UTF-8 as the reference shows it" + where + "."));
    }

    /** RFC 6901 */
    private static String pointer(List<JacksonException.Reference> path) {
        return path.stream()
                .map(step ->
                        step.getPropertyName() == null ? Integer.toString(step.getIndex()) : step.getPropertyName())
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object given, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var known = HttpStatus.resolve(status.value());
        var resolved = known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
        var code = resolved.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
        var detail = given instanceof ProblemDetail problem ? problem.getDetail() : null;
        var body = body(resolved, code, detail == null ? resolved.getReasonPhrase() : detail);
        return ResponseEntity.status(resolved)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    /** Writes a problem where no controller is in charge: security filters and the error dispatch. */
    void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code, String detail)
            throws IOException {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("type", type(code));
        fields.put("title", status.getReasonPhrase());
        fields.put("status", status.value());
        fields.put("detail", detail);
        fields.put("instance", request.getRequestURI());
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(fields));
    }

    static ProblemDetail body(HttpStatus status, String code, @Nullable String detail) {
        var body = ProblemDetail.forStatus(status);
        body.setType(URI.create(type(code)));
        body.setTitle(status.getReasonPhrase());
        body.setDetail(detail);
        return body;
    }

    private static String type(String code) {
        return "urn:ventanilla:problem:" + code;
    }

    private static ResponseEntity<Object> answer(ProblemDetail body) {
        var answer = ResponseEntity.status(body.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (body.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            answer.header(HttpHeaders.RETRY_AFTER, "5"); // seconds: an outage is over when it is over
        }
        return answer.body(body);
    }
}
