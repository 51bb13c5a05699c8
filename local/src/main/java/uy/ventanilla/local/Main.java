package uy.ventanilla.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code ./ventanilla up|down|status|logs|reset|tenant} after the script has found a JDK and built what was not built. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        int exit;
        try {
            exit = run(new ArrayList<>(Arrays.asList(arguments)));
        } catch (Trouble trouble) {
            System.err.println();
            System.err.println(trouble.getMessage());
            exit = 1;
        }
        System.exit(exit);
    }

    private static int run(List<String> arguments) throws IOException {
        var checkout = Path.of(taken(arguments, "--checkout", "."));
        var home = Path.of(
                taken(arguments, "--dir", checkout.resolve(".ventanilla").toString()));
        var offset = taken(arguments, "--port-offset", System.getenv().getOrDefault("VENTANILLA_PORT_OFFSET", "0"));
        if (!offset.matches("\\d{1,5}")) {
            throw new Trouble("--port-offset wants a number, not " + offset);
        }
        var layout = new Layout(checkout, home, Integer.parseInt(offset));
        var command = arguments.isEmpty() ? "help" : arguments.removeFirst();
        return switch (command) {
            case "up" -> {
                boolean detach = arguments.remove("--detach");
                noMore(arguments);
                yield new Up(layout).run(detach);
            }
            case "down" -> {
                noMore(arguments);
                yield new Down(layout).run();
            }
            case "status" -> {
                noMore(arguments);
                yield new Status(layout).run();
            }
            case "reset" -> {
                noMore(arguments);
                yield new Down(layout).reset();
            }
            case "tenant" -> new TenantCommand(layout).run(arguments);
            case "logs" -> new Logs(layout).run(arguments);
            default -> throw new Trouble("There is no command " + command + ". Try ./ventanilla help");
        };
    }

    private static String taken(List<String> arguments, String name, String unless) {
        int at = arguments.indexOf(name);
        if (at < 0) {
            return unless;
        }
        arguments.remove(at);
        if (at >= arguments.size() || arguments.get(at).startsWith("--")) {
            throw new Trouble(name + " wants a value");
        }
        return arguments.remove(at);
    }

    private static void noMore(List<String> arguments) {
        if (!arguments.isEmpty()) {
            throw new Trouble("What is " + String.join(" ", arguments) + "? Try ./ventanilla help");
        }
    }
}
