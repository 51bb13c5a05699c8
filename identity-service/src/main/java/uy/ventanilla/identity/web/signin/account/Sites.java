package uy.ventanilla.identity.web.signin.account;

import jakarta.servlet.http.HttpServletRequest;
import uy.ventanilla.identity.usecase.signin.Passkeys.Site;

/** Where a browser is, as it knows it itself. */
final class Sites {
    private Sites() {}

    static Site of(HttpServletRequest request) {
        var scheme = request.getScheme();
        int port = request.getServerPort();
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        var host = request.getServerName();
        return new Site(host, scheme + "://" + host + (usual ? "" : ":" + port));
    }
}
