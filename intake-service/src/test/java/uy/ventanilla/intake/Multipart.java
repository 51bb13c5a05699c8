package uy.ventanilla.intake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A multipart/form-data body, as a browser would send it. */
final class Multipart {
    private static final String BOUNDARY = "----story";
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Multipart json(String name, String json) {
        return part("form-data; name=\"" + name + "\"", "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    Multipart file(String name, String fileName, String type, byte[] bytes) {
        return part("form-data; name=\"" + name + "\"; filename=\"" + fileName + "\"", type, bytes);
    }

    private Multipart part(String disposition, String type, byte[] bytes) {
        out.writeBytes(
                ("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\nContent-Type: " + type + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        out.writeBytes(bytes);
        out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return this;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    byte[] bytes() {
        var all = new ByteArrayOutputStream();
        all.writeBytes(out.toByteArray());
        all.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }
}
