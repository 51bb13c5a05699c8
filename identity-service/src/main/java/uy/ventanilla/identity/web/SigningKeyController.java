package uy.ventanilla.identity.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.identity.usecase.KeepSigningKeys;
import uy.ventanilla.platform.web.Problem;

/** The operator's hand on the keys that sign tokens; without it they change by themselves. */
@RestController
@RequestMapping("/platform/signing-keys")
class SigningKeyController {
    /** {@code state}: next, signing or retiring. */
    record KeyView(String id, String state, Instant madeAt, Instant signsFrom) {}

    private final KeepSigningKeys keys;

    SigningKeyController(KeepSigningKeys keys) {
        this.keys = keys;
    }

    /** The keys that tokens are signed with: the next, the current, the former ones. */
    @GetMapping
    List<KeyView> all() {
        return views(keys.list());
    }

    /** Has another key take its turn in ten minutes, when everybody who checks tokens has heard of it. */
    @PostMapping
    List<KeyView> rotate() {
        return views(keys.rotate());
    }

    /**
     * Revokes a key that may have leaked. What it signed is refused within five minutes, and those people and
     * machines ask anew.
     */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id) {
        if (!keys.revoke(id)) {
            throw Problem.notFound("No signing key has this id.");
        }
    }

    private static List<KeyView> views(List<KeepSigningKeys.Listed> listed) {
        return listed.stream()
                .map(key -> new KeyView(
                        key.id(), key.state().name().toLowerCase(Locale.ROOT), key.madeAt(), key.signsFrom()))
                .toList();
    }
}
