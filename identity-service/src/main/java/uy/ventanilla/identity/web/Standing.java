package uy.ventanilla.identity.web;

import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import uy.ventanilla.identity.usecase.ReadDirectory;
import uy.ventanilla.platform.web.Caller;
import uy.ventanilla.platform.web.Problem;

/**
 * What a caller may do by what is said of them now. A token tells what was true some minutes ago; who has just lost a right
 * must not use these minutes to give it back to themselves.
 */
@Component
public class Standing {
    private final ReadDirectory directory;

    Standing(ReadDirectory directory) {
        this.directory = directory;
    }

    /** Throws a 403 problem unless the caller has one of {@code roles}, by their token and still. */
    public void mustBe(Caller caller, String... roles) {
        caller.mustBe(roles);
        boolean still = directory
                .person(caller.tenant(), caller.person())
                .filter(person -> !person.facts().left())
                .filter(person ->
                        Arrays.asList(roles).contains(person.facts().role().word()))
                .isPresent();
        if (!still) {
            throw new Problem(HttpStatus.FORBIDDEN, "forbidden", "You no longer have this right.");
        }
    }
}
