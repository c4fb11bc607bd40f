@echo off
rem Builds what is missing or older than its sources, then runs the command line.
setlocal

set "module=%~dp0"
for %%i in ("%module%..") do set "root=%%~fi"
set "jar=%module%target\lenet.jar"
set "built=%module%target\.built-by-launcher"

if not exist "%jar%" (
  echo lenet: building first; Maven downloads what it does not have yet, some 410 MB the first time.>&2
  goto build
)
rem The mark has the start time of the build, so changes during a build are built the next time.
set "since=%jar%"
if exist "%built%" set "since=%built%"
powershell -NoProfile -Command "$since = (Get-Item -LiteralPath $env:since).LastWriteTime; $sources = Get-ChildItem -Recurse -File ($env:root + '\pom.xml'), ($env:root + '\lenet-*\pom.xml'), ($env:root + '\lenet-*\src\main'); exit @($sources | Where-Object { $_.LastWriteTime -gt $since }).Count"
if not errorlevel 1 goto run
echo lenet: sources have changed, building first.>&2

:build
where /q mvn
if errorlevel 1 (
  echo lenet: the build needs Maven 3.8 or newer, but 'mvn' is not on the PATH.>&2
  exit /b 1
)
if not exist "%module%target" mkdir "%module%target"
type nul > "%built%.started"
pushd "%root%"
rem stdin belongs to the command, stdout to its result
call mvn -q -B -Dstyle.color=never -Dquick -DskipTests -pl lenet-cli-sample -am package < nul 1>&2
if errorlevel 1 (
  echo lenet: the build failed, see above.>&2
  exit /b 1
)
popd
move /y "%built%.started" "%built%" > nul

:run
set "java=java.exe"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if exist "%java%" goto found
if not defined JAVA_HOME where /q java.exe && goto found
echo lenet: '%java%' does not exist. Install a JDK, 17 or newer, or correct JAVA_HOME.>&2
exit /b 1

:found
rem Engines that wait in a busy loop lose most of their speed as soon as another process is busy.
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=passive"

rem Each thread computes alone, so the engines start none of their own.
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=1"
if not defined OPENBLAS_NUM_THREADS set "OPENBLAS_NUM_THREADS=1"

rem 512 MiB hold some 500,000 images of 28x28; LENET_JAVA_OPTS=-Xmx2g makes room for more. On the
rem command line the default would override the heap that Java's own variables set.
set "heap=-Xmx512m"
set "given=%JAVA_TOOL_OPTIONS% %JDK_JAVA_OPTIONS%"
if not "%given:-Xmx=%"=="%given%" set "heap="
if not "%given:-XX:MaxHeapSize=%"=="%given%" set "heap="
if not "%given:-XX:MaxRAM=%"=="%given%" set "heap="

rem The name that the user called this script by belongs into the commands that it advises.
"%java%" ^
  -XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED ^
  --sun-misc-unsafe-memory-access=allow %heap% %LENET_JAVA_OPTS% "-Dlenet.launcher=%~0" ^
  -jar "%jar%" %*
exit /b %errorlevel%
