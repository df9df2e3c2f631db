-- holds.en: For each table and mart, the tools that fill it and the first and last moment they tell of.
-- holds.fr: Pour chaque table et agrégat, les outils qui l'alimentent et le premier et le dernier moment dont ils parlent.
-- grain: mart, source_system
-- renew: whole
select * from freshness_told
