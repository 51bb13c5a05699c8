package uy.ventanilla.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code ./ventanilla bench gateway|neighbours|people|all} after the script has built what was not built. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        var words = new ArrayList<>(Arrays.asList(arguments));
        int at = words.indexOf("--checkout");
        var checkout = Path.of(at < 0 ? "." : words.remove(at + 1));
        words.remove("--checkout");
        var wanted = words.isEmpty() ? "all" : words.getFirst();
        if (words.size() > 1
                || !List.of("gateway", "neighbours", "people", "all").contains(wanted)) {
            System.err.println("./ventanilla bench gateway|neighbours|people|all");
            System.exit(2);
        }
        var table = new Table();
        try (var stand = Stand.start(checkout)) {
            if (wanted.equals("gateway") || wanted.equals("all")) {
                new GatewayOverhead(stand).run(table);
            }
            if (wanted.equals("neighbours") || wanted.equals("all")) {
                new NoisyNeighbour(stand).run(table);
            }
            if (wanted.equals("people") || wanted.equals("all")) {
                new ManyPeople(stand).run(table);
            }
        } finally {
            System.out.print(table);
        }
        System.exit(table.isKept() ? 0 : 1);
    }
}
