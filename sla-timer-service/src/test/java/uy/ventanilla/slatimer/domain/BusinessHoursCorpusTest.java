package uy.ventanilla.slatimer.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The corpus's vectors, as far as they fit a weekly calendar with closed dates: 88 of them when this was written. */
class BusinessHoursCorpusTest {
    private static final Path VECTORS = Path.of(System.getProperty("ventanilla.corpora", "../../shared/corpora"))
            .resolve("business-hours");
    private static final Set<String> BEYOND_A_WEEK = Set.of("breaks", "dateOverrides", "pauses");
    private static final Map<String, DayOfWeek> DAYS = Stream.of(DayOfWeek.values())
            .collect(java.util.stream.Collectors.toMap(
                    day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT), day -> day));

    @TestFactory
    Stream<DynamicTest> the_calendar_agrees_with_every_vector() throws Exception {
        if (!Files.isDirectory(VECTORS)) {
            assertThat(System.getenv("CI"))
                    .as("the corpus is expected at " + VECTORS.toAbsolutePath()
                            + "; -Dventanilla.corpora names another place")
                    .isNotEqualTo("true");
            assumeTrue(false, "no corpus at " + VECTORS.toAbsolutePath());
        }
        var vectors = Stream.of("biz.json", "latam.json", "exact-fit.json")
                .flatMap(BusinessHoursCorpusTest::read)
                .filter(BusinessHoursCorpusTest::fits)
                .toList();
        assertThat(vectors).hasSizeGreaterThanOrEqualTo(80);
        return vectors.stream().map(vector -> DynamicTest.dynamicTest(name(vector), () -> check(vector)));
    }

    private static void check(JsonNode vector) {
        var calendar = calendar(vector);
        var start = instant(vector, "start");
        switch (vector.get("op").asString()) {
            case "add" ->
                assertThat(calendar.plus(
                                start,
                                Duration.ofSeconds(vector.get("businessSeconds").asLong())))
                        .isEqualTo(instant(vector, vector.has("expected") ? "expected" : "expectedIfDueAtClosing"));
            case "elapsed" ->
                assertThat(calendar.between(start, instant(vector, "end")))
                        .hasSeconds(vector.get("expected").asLong());
            case "inHours" ->
                assertThat(calendar.isOpen(start))
                        .isEqualTo(vector.get("expected").asBoolean());
            case "onHoliday" ->
                assertThat(calendar.isClosedDay(start))
                        .isEqualTo(vector.get("expected").asBoolean());
            default -> throw new AssertionError("not an operation of ours: " + vector);
        }
    }

    private static boolean fits(JsonNode vector) {
        return Set.of("add", "elapsed", "inHours", "onHoliday")
                        .contains(vector.get("op").asString())
                && BEYOND_A_WEEK.stream().noneMatch(field -> vector.path(field).size() > 0);
    }

    private static BusinessCalendar calendar(JsonNode vector) {
        var week = new EnumMap<DayOfWeek, List<Opening>>(DayOfWeek.class);
        vector.get("weekly")
                .properties()
                .forEach(day -> week.put(
                        DAYS.get(day.getKey()),
                        day.getValue()
                                .valueStream()
                                .map(hours -> Opening.parse(hours.get(0).asString() + "-"
                                        + hours.get(1).asString()))
                                .toList()));
        var closed = vector.path("holidays")
                .valueStream()
                .map(day -> ClosedDay.parse(day.asString()))
                .toList();
        return new BusinessCalendar(ZoneId.of(vector.get("timezone").asString()), week, closed);
    }

    private static Stream<JsonNode> read(String file) {
        return JsonMapper.shared().readTree(VECTORS.resolve(file).toFile()).valueStream();
    }

    private static Instant instant(JsonNode vector, String field) {
        return Instant.parse(vector.get(field).asString());
    }

    private static String name(JsonNode vector) {
        return vector.get("id").asString() + " " + vector.path("note").asString("");
    }
}
