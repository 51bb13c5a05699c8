package uy.ventanilla.portal.api;

import jakarta.servlet.http.HttpServletRequest;

/** A tenant's address as the browser wrote it. {@code authority} is the host with its port, unless that is the scheme's own. */
public record Origin(String scheme, String authority) {
    public static Origin of(HttpServletRequest request) {
        var scheme = request.getScheme();
        var port = request.getServerPort();
        boolean usual = port <= 0 || port == ("https".equals(scheme) ? 443 : 80);
        return new Origin(scheme, usual ? request.getServerName() : request.getServerName() + ":" + port);
    }

    public String url() {
        return scheme + "://" + authority;
    }
}
