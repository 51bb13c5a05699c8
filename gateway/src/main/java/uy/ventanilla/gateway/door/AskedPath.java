package uy.ventanilla.gateway.door;

import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * What is asked for, as routes and services match it: segments decoded and without parameters, so that no other spelling of a
 * path passes by what is decided here.
 */
record AskedPath(HttpMethod method, List<String> segments) {
    /** Asked with a bearer's token; a cookie that comes along is dropped. */
    private static final Set<String> API = Set.of("api", "intake", "platform");

    static AskedPath of(ServerHttpRequest request) {
        return new AskedPath(
                request.getMethod(),
                request.getPath().pathWithinApplication().elements().stream()
                        .filter(PathSegment.class::isInstance)
                        .map(segment -> ((PathSegment) segment).valueToMatch())
                        .toList());
    }

    boolean isApi() {
        return API.contains(segment(0));
    }

    boolean isActuator() {
        return segment(0).startsWith("actuator");
    }

    /** The intake's own doors, and the portal's forms that hand files on to them. */
    boolean mayCarryFiles() {
        return segment(0).equals("intake")
                || segments.equals(List.of("new"))
                || (segment(0).equals("tickets") && segments.getLast().equals("messages"));
    }

    /** Where passwords are checked or changed, mails sent, or others asked. */
    boolean isSignIn() {
        boolean sent = HttpMethod.POST.equals(method);
        return switch (segment(0)) {
            case "login" -> sent || segment(1).equals("via") || segment(1).equals("passkey");
            case "forgotten", "activate" -> sent;
            default -> false;
        };
    }

    private String segment(int number) {
        return number < segments.size() ? segments.get(number) : "";
    }
}
