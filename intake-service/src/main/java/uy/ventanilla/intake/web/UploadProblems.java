package uy.ventanilla.intake.web;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** Says how large a file may be to whoever sent a larger one. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UploadProblems {
    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException e) {
        var body = ProblemDetail.forStatus(HttpStatus.CONTENT_TOO_LARGE);
        body.setType(java.net.URI.create("urn:ventanilla:problem:file-too-large"));
        body.setTitle(HttpStatus.CONTENT_TOO_LARGE.getReasonPhrase());
        body.setDetail("Cada archivo puede tener hasta 25 MB. / A file may have up to 25 MB.");
        return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }
}
