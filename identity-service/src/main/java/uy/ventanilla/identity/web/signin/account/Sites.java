package uy.ventanilla.identity.web.signin.account;

import jakarta.servlet.http.HttpServletRequest;
import uy.ventanilla.identity.usecase.signin.Passkeys;
import uy.ventanilla.identity.usecase.signin.Passkeys.Site;
import uy.ventanilla.identity.web.signin.HostCookie;

/** Where a browser is, as it knows it itself, and what ties a passkey's answer to the one that was asked. */
final class Sites {
    static final HostCookie CHALLENGE = new HostCookie("ventanilla-challenge", "Strict", Passkeys.ANSWER_WITHIN);

    private Sites() {}

    static Site of(HttpServletRequest request) {
        var scheme = request.getScheme();
        int port = request.getServerPort();
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        var host = request.getServerName();
        return new Site(host, scheme + "://" + host + (usual ? "" : ":" + port));
    }
}
