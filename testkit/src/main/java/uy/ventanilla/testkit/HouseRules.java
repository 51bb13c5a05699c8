package uy.ventanilla.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameContaining;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * The rules of the house that a machine can check. A service applies them with
 * {@code HouseRules.ofService("uy.ventanilla.ticket").check()}, the platform with {@code HouseRules.ofPlatform()}.
 */
public final class HouseRules {
    private static final String EMPTY_SUFFIX = ".*(Impl|Manager|Helper|Utils?|Dto|DTO|Base)$|.*\\.Abstract[A-Z][^.]*$";
    private static final String GLOSSARY = ".*\\.[^.]*(Ticket|Blueprint|Organi[sz]ation|Person|Team|Participant"
            + "|Classification|Calendar|Deadline|Article|Mailbox|Webhook|Chat)[^.]*$";

    private final String root;
    private final List<ArchRule> rules;

    private HouseRules(String root, List<ArchRule> rules) {
        this.root = root;
        this.rules = rules;
    }

    /** Rules for a service whose rooms are packages under {@code root}. */
    public static HouseRules ofService(String root) {
        return new HouseRules(
                root,
                List.of(
                        domainSeesOnlyItself(root),
                        pointsOneWay(root, "store", List.of("web", "stream", "usecase")),
                        pointsOneWay(root, "usecase", List.of("web", "stream")),
                        pointsOneWay(root, "web", List.of("stream", "store")),
                        pointsOneWay(root, "stream", List.of("web", "store")),
                        contractsStayAtTheBorder(root),
                        noCycles(root),
                        noEmptySuffixes(),
                        nowIsAnArgument(),
                        noSleep(),
                        noMocks()));
    }

    /** Rules for shared plumbing. */
    public static HouseRules ofPlatform(String root) {
        return new HouseRules(
                root,
                List.of(noBusinessNoun(), noCycles(root), noEmptySuffixes(), nowIsAnArgument(), noSleep(), noMocks()));
    }

    /** Throws with every violation and its because. Tests are held to the rules about sleeping and mocks too. */
    public void check() {
        JavaClasses main = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(HouseRules::writtenByUs)
                .importPackages(root);
        if (main.isEmpty()) {
            throw new AssertionError("no class under " + root + ": the rules would prove nothing");
        }
        check(main);
        JavaClasses all = new ClassFileImporter().importPackages(root);
        noSleep().check(all);
        noMocks().check(all);
    }

    /** Not what Spring has generated beside it when the service was packaged. */
    private static boolean writtenByUs(Location location) {
        var path = location.asURI().toString();
        var name = path.substring(path.lastIndexOf('/') + 1);
        return !name.contains("__") && !name.contains("$$");
    }

    void check(JavaClasses imported) {
        rules.forEach(rule -> rule.allowEmptyShould(true).check(imported));
    }

    private static ArchRule domainSeesOnlyItself(String root) {
        return classes()
                .that()
                .resideInAPackage(root + ".domain..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", root + ".domain.."))
                .because("rules without a framework are tested in milliseconds and read without a manual");
    }

    private static ArchRule pointsOneWay(String root, String room, List<String> mustNotSee) {
        var packages =
                mustNotSee.stream().map(other -> root + "." + other + "..").toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(root + "." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .because("rooms point one way: web and stream call use cases, use cases call domain and store");
    }

    private static ArchRule contractsStayAtTheBorder(String root) {
        return noClasses()
                .that()
                .resideInAnyPackage(root + ".web..", root + ".usecase..", root + ".domain..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("uy.ventanilla.contracts..")
                .because("only stream and store know the words on the wire, so a new wire version touches two rooms");
    }

    private static ArchRule noCycles(String root) {
        return SlicesRuleDefinition.slices()
                .matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("rooms that need each other are one room");
    }

    private static ArchRule noEmptySuffixes() {
        return noClasses()
                .that()
                .areNotAnonymousClasses()
                .should()
                .haveNameMatching(EMPTY_SUFFIX)
                .because(
                        "a name says what a thing is; Impl, Manager, Helper, Util, Dto, Base and Abstract say nothing");
    }

    private static ArchRule nowIsAnArgument() {
        return noClasses()
                .that(not(simpleNameContaining("Clock")).or(not(resideInAPackage("uy.ventanilla.platform.."))))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("now is an argument: use clock.instant() of the injected java.time.Clock, which stories move");
    }

    private static ArchRule noSleep() {
        return noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .because("a sleep is too long or too short: use Await, or move the clock");
    }

    private static ArchRule noMocks() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.mockito..", "org.easymock..", "org.springframework.test.context.bean.override.mockito..")
                .because("a mock agrees with whoever wrote it; the real servers are there");
    }

    private static ArchRule noBusinessNoun() {
        return noClasses()
                .should()
                .haveNameMatching(GLOSSARY)
                .because(
                        "shared code with a business noun becomes everybody's drawer: move it to the service that owns it");
    }
}
