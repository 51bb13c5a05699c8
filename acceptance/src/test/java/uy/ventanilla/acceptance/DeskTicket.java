package uy.ventanilla.acceptance;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One ticket of a desk, looked at and worked on through the public API. */
record DeskTicket(Desk desk, long number) {
    private String path() {
        return "/api/tickets/" + number;
    }

    JsonNode seenBy(String name) {
        return desk.as(name).get(path()).ok().json();
    }

    String state() {
        return seenBy("Tania").get("state").get("id").asString();
    }

    /** Waits until the ticket is in {@code state}. */
    DeskTicket becomes(String state) {
        Eventually.holds("ticket " + number + " becomes " + state, () -> state().equals(state));
        return this;
    }

    /** The public messages' texts, oldest first, as the requester's side sees them. */
    List<String> conversation() {
        return messages("Tania").stream()
                .filter(m -> m.get("visibility").asString().equals("public"))
                .map(m -> m.get("text").asString().strip())
                .toList();
    }

    List<JsonNode> messages(String reader) {
        return desk.as(reader)
                .get(path() + "/messages")
                .ok()
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    Api.Answer takenBy(String agent) {
        return desk.as(agent).post(path() + "/assignee", Map.of("agent", "me"));
    }

    Api.Answer reply(String author, String text) {
        return desk.as(author).post(path() + "/messages", Map.of("text", text, "visibility", "public"));
    }

    Api.Answer note(String author, String text) {
        return desk.as(author).post(path() + "/messages", Map.of("text", text, "visibility", "internal"));
    }

    /** Makes the transition; {@code more} may hold {@code reason} and {@code message}. */
    Api.Answer move(String mover, String transition, Map<String, String> more) {
        var body = new java.util.HashMap<String, Object>(more);
        body.put("transition", transition);
        return desk.as(mover).post(path() + "/transitions", body);
    }

    Api.Answer classify(String agent, Map<String, Object> classification) {
        return desk.as(agent).post(path() + "/classification", classification);
    }
}
