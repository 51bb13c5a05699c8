package uy.ventanilla.local;

/** Processes of a supervisor that was killed itself. Nobody looks after them any more, so they are ended first. */
final class Leftovers {
    private Leftovers() {}

    static void end(Layout layout) {
        var platform = new Platform(layout, new Platform.Settings(false, _ -> {}));
        platform.parts().forEach(part -> part.part().endOrphan());
        StatusFile.forget(layout);
    }
}
