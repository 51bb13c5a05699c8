package uy.ventanilla.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, each figure beside its limit where it has one. */
final class Table {
    /** {@code limit} is NaN for a figure that is told and not judged. */
    private record Line(String what, double figure, String unit, double limit) {
        boolean isKept() {
            return Double.isNaN(limit) || figure <= limit;
        }

        @Override
        public String toString() {
            var shown = String.format(Locale.ROOT, "%-66s %9.2f %-4s", what, figure, unit);
            return Double.isNaN(limit)
                    ? shown.stripTrailing()
                    : shown + String.format(Locale.ROOT, "  at most %7.2f  %s", limit, isKept() ? "kept" : "NOT KEPT");
        }
    }

    private final List<Line> lines = new ArrayList<>();

    void tell(String what, double figure, String unit) {
        lines.add(new Line(what, figure, unit, Double.NaN));
    }

    void judge(String what, double figure, String unit, double limit) {
        lines.add(new Line(what, figure, unit, limit));
    }

    void mustBeNone(String what, long count) {
        judge(what, (double) count, "", 0);
    }

    boolean isKept() {
        return lines.stream().allMatch(Line::isKept);
    }

    @Override
    public String toString() {
        var text = new StringBuilder("\n");
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
