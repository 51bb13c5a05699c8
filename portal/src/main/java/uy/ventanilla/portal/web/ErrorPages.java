package uy.ventanilla.portal.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;
import uy.ventanilla.portal.api.ApiProblem;
import uy.ventanilla.portal.session.Sessions;

/** Everything that went wrong: beside the form where a form was refused, else as a page in the tenant's look. */
@Controller
@ControllerAdvice
class ErrorPages implements ErrorController {
    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    private final Visitors visitors;
    private final Sessions sessions;

    ErrorPages(Visitors visitors, Sessions sessions) {
        this.visitors = visitors;
        this.sessions = sessions;
    }

    @ExceptionHandler
    ModelAndView refused(ApiProblem problem, HttpServletRequest request, HttpServletResponse response) {
        if (problem.status() >= 500) {
            log.warn("the api failed status={} code={}", problem.status(), problem.code(), problem);
        }
        if (problem.status() == 401) {
            sessions.end(request, response);
        }
        return asForm(request) ? besideForm(problem, request, response) : page(problem.status(), request, response);
    }

    @ExceptionHandler
    ModelAndView tooBig(MaxUploadSizeExceededException e, HttpServletRequest request, HttpServletResponse response) {
        return refused(new ApiProblem(413, "too-large", "", List.of()), request, response);
    }

    @ExceptionHandler
    ModelAndView odd(Exception e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (e instanceof AsyncRequestNotUsableException
                || e instanceof org.apache.catalina.connector.ClientAbortException) {
            throw (IOException) e; // the browser left; nobody to show a page to
        }
        if (e instanceof ErrorResponse known) {
            return page(known.getStatusCode().value(), request, response);
        }
        log.error("a page failed in a way nobody planned for", e);
        return page(500, request, response);
    }

    @RequestMapping("/error")
    ModelAndView outside(HttpServletRequest request, HttpServletResponse response) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer known ? known : 500;
        if (asForm(request)) {
            // Before any controller only the token of the form is refused: its session is over.
            return besideForm(
                    new ApiProblem(status, status == 403 ? "unauthorized" : "", "", List.of()), request, response);
        }
        return page(status, request, response);
    }

    private static boolean asForm(HttpServletRequest request) {
        return Forms.byHtmx(request) && !HttpMethod.GET.matches(request.getMethod());
    }

    /** htmx puts this where the form says; the status stays the API's. */
    private ModelAndView besideForm(ApiProblem problem, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("HX-Reswap", "innerHTML");
        response.setStatus(problem.status());
        return new ModelAndView("problem")
                .addObject("problem", problem)
                .addObject("visitor", visitors.atLeast(request, response));
    }

    private ModelAndView page(int status, HttpServletRequest request, HttpServletResponse response) {
        var known = HttpStatus.resolve(status) == null ? 500 : status;
        response.setStatus(known);
        if (Forms.byHtmx(request)) {
            response.setHeader("HX-Reswap", "none"); // a part that can't be had now leaves the page as it is
        }
        if (known == 503) {
            response.setHeader("Retry-After", "5");
        }
        return new ModelAndView("error")
                .addObject("status", known)
                .addObject("visitor", visitors.atLeast(request, response));
    }
}
