package uy.ventanilla.identity.domain.signin;

/**
 * What a browser tells of itself.
 *
 * @param program its {@code User-Agent}, cut to {@value #LONGEST}; empty where it tells none
 * @param origin the IP address it comes from
 */
public record Visit(String program, String origin) {
    private static final int LONGEST = 300;

    public Visit {
        program = program.substring(0, Math.min(program.length(), LONGEST));
    }
}
