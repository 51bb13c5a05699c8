package uy.ventanilla.identity.domain.signin;

import java.util.UUID;

/** How somebody has just proved who they are. */
public sealed interface Proof {
    UUID person();

    /** In a word, for the person's list of sign-ins: {@code password}. */
    String how();

    /** Whether it is as good as two factors. */
    default boolean whole() {
        return false;
    }

    /** A provider has vouched for them. It counts whatever their password is. */
    record Provider(UUID person, String provider) implements Proof {
        @Override
        public String how() {
            return provider;
        }
    }

    /** The program around the portal has vouched for them. */
    record Program(UUID person) implements Proof {
        @Override
        public String how() {
            return "program";
        }
    }

    /** A second factor after a first one; {@code pending} is the sign-in that owes it, and has to be there still. */
    record Twofold(UUID person, UUID pending, String first, String second) implements Proof {
        @Override
        public String how() {
            return first + " + " + second;
        }

        @Override
        public boolean whole() {
            return true;
        }
    }

    /** A device has signed for them by {@code passkey}, and has made sure that it is they. */
    record Device(UUID person, String passkey) implements Proof {
        @Override
        public String how() {
            return "passkey";
        }

        @Override
        public boolean whole() {
            return true;
        }
    }

    /** {@code hash} is what the password matched: the sign-in counts only as long as it is the person's. */
    record Password(UUID person, String hash) implements Proof {
        @Override
        public String how() {
            return "password";
        }
    }
}
