package io.sparkone.sync;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.sparkone.sync");

    @Test
    void featuresFormNoCycle() {
        slices().matching("io.sparkone.sync.(*)..").should().beFreeOfCycles()
                .because("each can then be read after those that it builds on").check(classes);
    }

    @Test
    void theLinkKnowsNoVendor() {
        noClasses().that().resideInAnyPackage("io.sparkone.sync.link..", "io.sparkone.sync.merge..").should()
                .dependOnClassesThat().resideInAnyPackage("io.sparkone.sync.notion..", "io.sparkone.sync.sheets..")
                .because("another place to keep tasks in step with must not change how that is done").check(classes);
    }

    @Test
    void mergingIsPure() {
        noClasses().that().resideInAPackage("io.sparkone.sync.merge..").should().dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "jakarta..", "io.quarkus..", "io.sparkone.platform..",
                        "io.sparkone.sync.database..")
                .because("it is proved by simulation, without a database or a clock").check(classes);
    }

    @Test
    void noOtherServicesCodeIsUsed() {
        noClasses().should()
                .dependOnClassesThat(resideInAPackage("io.sparkone..")
                        .and(resideOutsideOfPackages("io.sparkone.sync..", "io.sparkone.platform..")))
                .because("services speak by events and HTTP only").check(classes);
    }

    @Test
    void onlyThePlatformTalksToStreams() {
        noClasses().should().dependOnClassesThat()
                .resideInAnyPackage("io.quarkus.redis..", "io.sparkone.platform.stream..", "io.vertx.redis..")
                .because("the rules of appending and acknowledging stand in one place").check(classes);
    }
}
