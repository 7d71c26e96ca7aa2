package spaceone.identity;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import spaceone.identity.api.Caller;
import spaceone.identity.api.NoAuth;
import spaceone.identity.api.Permission;
import spaceone.identity.tenancy.Place;

/** The sentences of the house that a machine can check. */
class HouseRulesTest {

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("spaceone.identity");

    private static final List<String> BANNED_AFFIXES =
            List.of(
                    "Service", "Manager", "Helper", "Util", "Utils", "Impl", "Dto", "Bean",
                    "Facade", "Base");
    private static final int LONGEST_CLASS = 400;

    @Test
    void theHouseWasRead() {
        assertThat(HOUSE.size()).isGreaterThan(150);
    }

    @Test
    void roomsFormNoCycle() {
        check(slices().matching("spaceone.identity.(*)..").should().beFreeOfCycles());
    }

    @Test
    void versionsDoNotKnowEachOther() {
        check(
                slices().matching("spaceone.identity.api.(v*)..")
                        .should()
                        .notDependOnEachOther()
                        .allowEmptyShould(true));
    }

    @Test
    void roomsKnowNothingOfHttp() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("..api..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "jakarta.ws.rs..",
                                "jakarta.json.bind..",
                                "jakarta.servlet..",
                                "..identity.api.."));
    }

    @Test
    void roomsUseOnlyWhatLiesBelowThem() {
        Architectures.LayeredArchitecture house =
                Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (Rooms room : Rooms.values()) {
            house = house.layer(room.name()).definedBy(room.packages());
        }
        for (Rooms room : Rooms.values()) {
            var layer = house.whereLayer(room.name());
            house =
                    room.mayUse().length == 0
                            ? layer.mayNotAccessAnyLayer()
                            : layer.mayOnlyAccessLayers(room.mayUse());
        }
        // the API document names the refusals of all rooms, and nothing else of them
        check(
                house.ignoreDependency(
                        resideInAPackage("..api.openapi.."), assignableTo(ErrorCode.class)));
    }

    @Test
    void everyRoomIsOnThePlan() {
        List<String> planned = Stream.of(Rooms.values()).map(Enum::name).toList();
        Stream<String> found =
                HOUSE.stream()
                        .map(c -> c.getPackageName().replace("spaceone.identity", ""))
                        .filter(name -> !name.isEmpty())
                        .map(name -> name.split("\\.")[1])
                        .distinct();
        assertThat(found).isSubsetOf(planned);
    }

    /** The build checks what is marked, and only that. */
    @Test
    void nullIsSaid() {
        Stream<String> unmarked =
                HOUSE.stream()
                        .map(JavaClass::getPackage)
                        .filter(room -> !room.isAnnotatedWith(NullMarked.class))
                        .map(room -> room.getName().replaceFirst("spaceone.identity.?", ""))
                        .distinct();
        assertThat(unmarked).isEmpty();
        check(noClasses().should().beAnnotatedWith(NullUnmarked.class));
        check(noMethods().should().beAnnotatedWith(NullUnmarked.class));
    }

    @Test
    void resourcesDoNotTouchTheDatabase() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("..api..")
                        .should()
                        .dependOnClassesThat()
                        .areAssignableTo(EntityManager.class)
                        .because("a resource translates, a bean decides"));
    }

    @Test
    void entityManagersLiveInStatelessBeansOnly() {
        check(
                fields().that()
                        .haveRawType(EntityManager.class)
                        .should()
                        .beDeclaredInClassesThat()
                        .areAnnotatedWith(Stateless.class));
    }

    @Test
    void everyEndpointSaysWhoMayCallIt() {
        check(
                methods()
                        .that()
                        .areMetaAnnotatedWith(HttpMethod.class)
                        .should()
                        .beAnnotatedWith(Permission.class)
                        .orShould()
                        .beAnnotatedWith(NoAuth.class));
        check(
                noMethods()
                        .that()
                        .areAnnotatedWith(Permission.class)
                        .should()
                        .beAnnotatedWith(NoAuth.class));
    }

    @Test
    void entitiesDoNotCrossTheDoor() {
        check(
                noMethods()
                        .that()
                        .areMetaAnnotatedWith(HttpMethod.class)
                        .and()
                        .areDeclaredInClassesThat()
                        .areAnnotatedWith(Path.class)
                        .should()
                        .haveRawReturnType(
                                are(
                                        com.tngtech.archunit.core.domain.properties.CanBeAnnotated
                                                .Predicates.annotatedWith(Entity.class)))
                        .allowEmptyShould(true));
    }

    @Test
    void onlyTheDoorKnowsMail() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("..mail..", "..personaldata..", "..api..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("..identity.mail..")
                        .because("mail reacts to facts"));
    }

    /** The container refuses calls of other methods, and only at run time. */
    @Test
    void beansOfferOnlyPublicMethods() {
        check(
                methods()
                        .that()
                        .areDeclaredInClassesThat()
                        .areAnnotatedWith(Stateless.class)
                        .and()
                        .areNotStatic()
                        .should(bePublicOrPrivate()));
    }

    @Test
    void factsAreFiredInTheTransaction() {
        check(
                noClasses()
                        .should()
                        .callMethod(Event.class, "fireAsync", Object.class)
                        .because("it runs before the commit"));
    }

    @Test
    void timeIsInjected() {
        check(noClasses().should().callMethod(Instant.class, "now"));
    }

    @Test
    void settingsComeFromTheCatalogue() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("..identity.setting..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.eclipse.microprofile.config.."));
    }

    @Test
    void nobodyPrints() {
        check(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
    }

    @Test
    void refusalsHaveNames() {
        check(NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS);
    }

    @Test
    void namesAreOfTheBusiness() {
        for (String affix : BANNED_AFFIXES) {
            check(
                    noClasses()
                            .that(are(simpleNameEndingWith(affix)))
                            .should()
                            .bePublic()
                            .allowEmptyShould(true));
        }
    }

    @Test
    void resourcesAreNamedAfterTheirApiService() {
        check(
                classes()
                        .that()
                        .areAnnotatedWith(Path.class)
                        .should()
                        .haveSimpleNameEndingWith("Resource")
                        .andShould(resideInTheApi()));
    }

    /** Where the API acts is what {@code Caller} makes of the caller's rights. */
    @Test
    void onlyTheCallersRightsMakeAPlaceForARequest() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("..identity.api..")
                        .and()
                        .doNotBelongToAnyOf(Caller.class)
                        .should()
                        .callMethod(Place.class, "of", String.class)
                        .orShould()
                        .callMethod(Place.class, "of", String.class, String.class)
                        .orShould()
                        .callConstructor(Place.class, String.class, String.class));
    }

    @Test
    void aDomainWithPerhapsAWorkspaceIsAPlace() throws IOException {
        Pattern carried = Pattern.compile("String domainId,\\s+@Nullable String workspaceId\\b");
        try (Stream<java.nio.file.Path> sources =
                Files.walk(java.nio.file.Path.of("src/main/java"))) {
            assertThat(
                            sources.filter(file -> file.toString().endsWith(".java"))
                                    .filter(file -> !file.endsWith("tenancy/Place.java"))
                                    .filter(file -> !file.toString().contains("/api/"))
                                    .filter(file -> carried.matcher(text(file)).find()))
                    .isEmpty();
        }
    }

    @Test
    void noClassIsLongerThanFourHundredLines() throws IOException {
        try (Stream<java.nio.file.Path> sources = Files.walk(java.nio.file.Path.of("src"))) {
            assertThat(
                            sources.filter(file -> file.toString().endsWith(".java"))
                                    .filter(file -> lines(file) > LONGEST_CLASS))
                    .isEmpty();
        }
    }

    private static String text(java.nio.file.Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(java.nio.file.Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ArchCondition<com.tngtech.archunit.core.domain.JavaClass> resideInTheApi() {
        return com.tngtech.archunit.lang.conditions.ArchConditions.be(
                resideInAPackage("..identity.api.."));
    }

    private static ArchCondition<JavaMethod> bePublicOrPrivate() {
        return new ArchCondition<>("be public or private") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean fine =
                        method.getModifiers().contains(JavaModifier.PUBLIC)
                                || method.getModifiers().contains(JavaModifier.PRIVATE)
                                || method.getModifiers().contains(JavaModifier.SYNTHETIC);
                events.add(
                        new SimpleConditionEvent(
                                method, fine, method.getFullName() + " is neither"));
            }
        };
    }

    static void check(ArchRule rule) {
        rule.check(HOUSE);
    }
}
