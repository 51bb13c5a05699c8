package uy.ventanilla.portal.api;

import org.jspecify.annotations.Nullable;

/** On whose behalf the API is asked: the tenant by its host, the person by their access token (absent: anonymous). */
public record Asking(Origin origin, @Nullable String token) {
    public Asking anonymously() {
        return new Asking(origin, null);
    }
}
