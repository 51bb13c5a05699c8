package uy.ventanilla.benchmark;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lists of people where there are a hundred thousand of them: the first page, one far behind, and by words. */
final class ManyPeople {
    private static final int PEOPLE = 100_000;
    private static final int SHEET = 1_000;
    private static final int PAGE = 200;
    private static final double PER_SECOND = 20;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final double LIMIT_MILLIS = 100;
    private static final List<String> NAMES =
            List.of("Ana", "Bruno", "Carla", "Diego", "Elena", "Fabián", "Gloria", "Hugo");
    private static final List<String> SURNAMES =
            List.of("Pereira", "Silva", "Rocha", "Vega", "Duarte", "Núñez", "Ibáñez");

    private final Stand stand;

    ManyPeople(Stand stand) {
        this.stand = stand;
    }

    void run(Table table) throws Exception {
        System.out.println("people: " + PEOPLE + " by CSV import, then lists of them");
        var desk = Desk.open(stand, "bench-people", 1);
        long began = System.nanoTime();
        for (int from = 0; from < PEOPLE; from += SHEET) {
            var sheet = IntStream.range(from, from + SHEET)
                    .mapToObj(i -> "p%d@clientes.example,%s %s %d,customer%n"
                            .formatted(i, NAMES.get(i % NAMES.size()), SURNAMES.get(i % SURNAMES.size()), i))
                    .collect(Collectors.joining("", "email,name,role\n", ""));
            Stand.send(desk.request("/api/people/import?invite=false", desk.admin())
                    .header("Content-Type", "text/csv")
                    .POST(BodyPublishers.ofString(sheet))
                    .build());
        }
        table.tell("people imported a second", PEOPLE / ((System.nanoTime() - began) / 1e9), "");
        var far = cursorBehind(desk, 200);
        measure(table, desk, "the first page of 100,000 people", "/api/people?limit=50");
        measure(table, desk, "a page behind 40,000 of them", "/api/people?limit=50&cursor=" + far);
        measure(table, desk, "one by a whole name", "/api/people?limit=50&q=elena%2077776");
        measure(table, desk, "many by a part of a name", "/api/people?limit=50&q=n%C3%BA%C3%B1ez");
        measure(table, desk, "nobody by words that are none's", "/api/people?limit=50&q=zzzz");
    }

    private static String cursorBehind(Desk desk, int pages) {
        var cursor = "";
        var token = desk.admin();
        for (int page = 0; page < pages; page++) {
            cursor = desk.get("/api/people?limit=" + PAGE + (cursor.isEmpty() ? "" : "&cursor=" + cursor), token)
                    .get("next")
                    .asString();
        }
        return cursor;
    }

    private static void measure(Table table, Desk desk, String what, String path) throws Exception {
        var token = desk.admin();
        new Load(PER_SECOND, _ -> desk.request(path, token).build()).warmUp(WARM_UP);
        var result = new Load(PER_SECOND, _ -> desk.request(path, token).build()).run(MEASURED);
        table.tell(what + ", p50", result.millis(50), "ms");
        table.judge(what + ", p95", result.millis(95), "ms", LIMIT_MILLIS);
        table.mustBeNone(what + ", failed requests", result.failed());
    }
}
