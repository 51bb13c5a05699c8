package uy.ventanilla.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    @Test
    void a_package_without_classes_proves_nothing() {
        var rules = HouseRules.ofService("uy.ventanilla.nowhere");
        assertThatThrownBy(rules::check).hasMessageContaining("no class under uy.ventanilla.nowhere");
    }

    @Test
    void a_violation_is_told_with_its_because() {
        var rules = HouseRules.ofService("uy.ventanilla.testkit.badhouse");
        var badHouse = new ClassFileImporter().importPackages("uy.ventanilla.testkit.badhouse");
        assertThatThrownBy(() -> rules.check(badHouse)).hasMessageContaining("rules without a framework");
    }
}
