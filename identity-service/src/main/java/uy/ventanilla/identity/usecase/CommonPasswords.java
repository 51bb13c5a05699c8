package uy.ventanilla.identity.usecase;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import me.gosimple.nbvcxz.resources.DictionaryUtil;
import org.springframework.stereotype.Component;

/**
 * The hundred thousand passwords that guessers try first, by nbvcxz's list, and what people make of them to please rules: another
 * case, digits and signs around. NIST SP 800-63B-4 §3.1.1.2. Read when the first password is chosen.
 */
@Component
class CommonPasswords {
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
    /** A shorter core says nothing: almost every word is somebody's password. */
    private static final int SHORTEST_CORE = 6;

    /** Loaded by its first use. */
    private static final class Known {
        static final Set<String> WORDS = Set.copyOf(
                DictionaryUtil.loadRankedDictionary(DictionaryUtil.passwords).keySet());
    }

    boolean has(String password) {
        var plain = password.toLowerCase(Locale.ROOT);
        var core = AROUND.matcher(plain).replaceAll("");
        return Known.WORDS.contains(plain) || (core.length() >= SHORTEST_CORE && Known.WORDS.contains(core));
    }
}
