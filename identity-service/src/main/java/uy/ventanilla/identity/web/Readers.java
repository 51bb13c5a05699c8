package uy.ventanilla.identity.web;

import uy.ventanilla.platform.web.Caller;

/** Who may read the directory: staff, and integrators who were given its scope. */
final class Readers {
    private Readers() {}

    /** Throws a 403 problem for anybody else. */
    static void mayRead(Caller caller) {
        if (!caller.scopes().contains("directory:read")) {
            caller.mustBe("agent", "lead", "admin");
        }
    }
}
